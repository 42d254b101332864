import Session
import Tables
import Values

/// The kinds of a result's numbers where each row has its own, such as shares beside means.
struct MixedKinds {
  private let rowKinds: RowKinds
  /// The kind of each row that is shown, nothing where it is not known.
  private let kinds: [Kind?]

  /// Reads what each row is about; nothing where the result has no such rows.
  init?(_ result: ResultTable, rows: Int) {
    guard let rowKinds = result.rowKinds, let names = result.table.column(rowKinds.names) else {
      return nil
    }
    self.rowKinds = rowKinds
    kinds = (0..<rows).map { rowKinds.kinds[names.value(at: $0).plainText] }
  }

  /// A number of a column as its row's kind shows it; nothing where the column decides.
  func text(of value: Value, _ field: Field, row: Int) -> String? {
    let isDifference = rowKinds.differences.contains(field.name)
    guard field.type == .decimal, isDifference || rowKinds.values.contains(field.name),
      let kind = kinds[row], let number = value.number
    else { return nil }
    guard isDifference, kind == .share, number.isFinite else { return kind.text(of: number) }
    return NumberText.fixed(number * 100, decimals: 1) + " pp"
  }
}
