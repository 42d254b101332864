import Bitmaps
import Engine
import Language
import Tables
import Values

extension Session {
  /// How many rows a condition just defined holds, in words; nothing when it cannot be computed.
  func share(of name: String, on entry: TableEntry) -> String? {
    let scope = Scope(fields: entry.fields, base: entry.name, isStored: true)
    let expression = Expression(.name([Name(name, range: .nowhere)]), range: .nowhere)
    let outcome = Checker(vocabulary: vocabulary, scope: scope)
      .expression(expression, level: .row, expecting: .truth)
    guard let checked = outcome.value else { return nil }
    let engine = MemoryEngine(library: library, work: work).engine
    let projected = try? engine.projection(.stored(entry), [NamedExpression(name, checked)])
    guard case .truth(let column)? = projected?.table.columns.first else { return nil }
    return column.share
  }
}

extension TruthColumn {
  /// The number of true rows in words, and of unknown ones if there are such.
  fileprivate var share: String {
    let unknown = missing?.populationCount ?? 0
    let rows =
      "\(NumberText.grouped(bits.populationCount)) of \(NumberText.grouped(bits.count)) rows"
    return unknown == 0 ? rows : rows + ", unknown for \(NumberText.grouped(unknown))"
  }
}
