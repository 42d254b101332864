import Bitmaps
import Language
import Tables
import Values

/// Finds behaviours that count rows of a linked table from after a customer had left.
struct LateBehaviours: Sendable {
  /// The places of the sources that are looked at, with their formulae without such rows.
  private(set) var checks: [(source: Int, formula: CheckedExpression)] = []

  /// Prepares the formulae; none where no role says when customers left.
  ///
  /// A column that a step derived from linked rows is looked through.
  init(_ sources: [RuleSource], _ question: Question, _ rows: RowsSearched) {
    guard let ended = question.roles[.ended], let base = question.base?.name else { return }
    for (place, source) in sources.enumerated() {
      let formula =
        source.formula.holdsLinkedRows
        ? source.formula
        : rows.stored(source.formula).map { CheckedExpression(.origin($0), $0.type) }
          ?? source.formula
      guard formula.holdsLinkedRows else { continue }
      let before = formula.mappingLinked { aggregate -> Result<LinkedAggregate, Never> in
        guard aggregate.link.one == base,
          let date = question.linkedRoles[aggregate.link.many]?[.date]
        else { return .success(aggregate) }
        let end = CheckedExpression(
          .lookup(aggregate.link, ended.withoutOrigin), ended.type
        ).day
        return .success(
          aggregate.where(
            .holds(.or, [.holds(.isMissing, [end]), .holds(.less, [date.day, end])])))
      }
      if case .success(let seen) = before, seen != formula { checks.append((place, seen)) }
    }
  }

  /// Why sources take no part, by their place: those with another value for some customer.
  ///
  /// - Complexity: O(*rows* × checks).
  func reasons(_ columns: [Column], before: [Column]) -> [Int: String] {
    zip(checks, before).reduce(into: [:]) { reasons, pair in
      let (check, column) = pair
      let count = columns[check.source].differences(from: column)
      guard count > 0 else { return }
      reasons[check.source] =
        "measured after \(count.counted) customers had left; `keep: all` tries it"
    }
  }
}

extension Column {
  /// How many rows of two columns of one type differ.
  fileprivate func differences(from other: Column) -> Int {
    let gaps = (missing ?? Bitmap(count: count), other.missing ?? Bitmap(count: count))
    let known = gaps.0.union(gaps.1).inverted()
    var differing = gaps.0.union(gaps.1).subtracting(gaps.0.intersection(gaps.1))
    if case .truth(let first) = self, case .truth(let second) = other {
      let either = first.bits.union(second.bits)
      let both = first.bits.intersection(second.bits)
      differing.formUnion(either.subtracting(both).intersection(known))
    } else if let first = doubles, let second = other.doubles {
      differing.formUnion(Bitmap(count: count) { first[$0] != second[$0] }.intersection(known))
    } else {
      differing.formUnion(
        Bitmap(count: count) { known[$0] && value(at: $0) != other.value(at: $0) })
    }
    return differing.populationCount
  }
}
