import Bitmaps
import Language
import Tables
import Values

/// Makes the items of columns and conditions.
struct ItemBuilder: Sendable {
  /// How many values a number column may have before it is cut, and into how many parts.
  let bins: Int
  /// Which sides of yes and no are items.
  let sides: AssociationSettings.Sides
  /// Whether having no value is an item.
  let blanksAreItems: Bool
  /// How many customers an item needs to be built.
  let minimum: Int
  /// The customers that cuts are learnt from, or nothing when from all.
  var learning: Bitmap?
  /// The outcome, when cuts are made where it changes.
  var outcome: Bitmap?

  /// The items of a source, or why it takes no part.
  ///
  /// - Complexity: O(*rows*), and a sort of the distinct values.
  func items(
    of source: RuleSource, at place: Int, in column: Column
  ) -> Result<ItemColumn, MostlyUnique> {
    var values: [Candidate]
    if source.isCondition {
      values = conditions(source, column)
    } else {
      switch column {
      case .truth(let truth): values = truths(source, truth)
      case .text(let texts):
        guard let found = self.texts(source, texts) else { return .failure(MostlyUnique()) }
        values = found
      case .whole, .decimal: values = numbers(source, column)
      case .date, .timestamp: values = []
      }
    }
    if blanksAreItems, let missing = column.missing {
      let tree = source.tree?.lacksValue
      values.append(Candidate(name: source.name + "=(missing)", condition: tree, bits: missing))
    }
    let items = values.compactMap { value -> Item? in
      guard let bits = value.bits, bits.populationCount >= minimum else { return nil }
      return Item(
        name: value.name, source: place, bits: bits, condition: value.condition,
        isValue: value.isValue && !source.isCondition)
    }
    let rare = values.filter { $0.bits.map { $0.populationCount < minimum } ?? true }
    return .success(ItemColumn(items: items, count: values.count, rare: rare.map(\.name)))
  }

  /// A value that is an item if it is frequent enough; one that is not may come without its bits.
  struct Candidate {
    let name: String
    let condition: Expression?
    let bits: Bitmap?
    var isValue = true
  }

  /// A text column in which most values occur once: a name, a number of a contract, a remark.
  struct MostlyUnique: Error {}

  private func conditions(_ source: RuleSource, _ column: Column) -> [Candidate] {
    guard case .truth(let truth) = column else { return [] }
    let yes = Candidate(name: source.name, condition: source.tree, bits: truth.bits)
    guard sides == .both else { return [yes] }
    let no = Candidate(
      name: "not " + (source.isCompound ? "(\(source.name))" : source.name),
      condition: source.tree?.negated, bits: truth.falseBits)
    return [no, yes]
  }

  private func truths(_ source: RuleSource, _ column: TruthColumn) -> [Candidate] {
    let words = column.words ?? source.formula.type.words
    let tree = source.tree
    let yes = Candidate(
      name: source.name + "=" + (words?.yes ?? "true"),
      condition: words.map { words in tree?.equals(text: words.yes) } ?? tree, bits: column.bits)
    guard sides != .yes else { return [yes] }
    let no = Candidate(
      name: source.name + "=" + (words?.no ?? "false"),
      condition: words.map { words in tree?.equals(text: words.no) } ?? tree?.negated,
      bits: column.falseBits)
    return [no, yes]
  }

  private func texts(_ source: RuleSource, _ column: TextColumn) -> [Candidate]? {
    let (codes, dictionary) = column.coded
    if case .one(let bytes) = codes, dictionary.count <= 16, column.count > 32,
      let found = ByteValues(
        bytes, missing: column.missing, atMost: 16, bits: { Bitmap($0, equalTo: $1) })
    {
      let values = found.values.sorted { dictionary.precedes(Int($0.value), Int($1.value)) }
      return values.map { value in
        let text = dictionary[Int(value.value)]
        return Candidate(
          name: source.name + "=" + text, condition: source.tree?.equals(text: text),
          bits: value.bits)
      }
    }
    let present = column.missing.map { column.count - $0.populationCount } ?? column.count
    let places = Places(codes.wide, missing: column.missing, count: dictionary.count)
    let used = places.counts.indices.filter { places.counts[$0] > 0 }
    guard used.count * 2 <= present || used.count < 2 else { return nil }
    let bits = places.bitmaps(atLeast: minimum)
    return used.sorted { dictionary.precedes($0, $1) }.map { code in
      let text = dictionary[code]
      return Candidate(
        name: source.name + "=" + text, condition: source.tree?.equals(text: text),
        bits: bits[code])
    }
  }
}
