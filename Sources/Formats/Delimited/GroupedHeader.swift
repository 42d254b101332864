/// A header of two rows, as sheets with merged cells are saved: names of groups on the first, each
/// above its first column, and the names of the columns on the second.
///
/// A column is called by both, `2025 Orders`. Such a header is recognised by blanks behind the names of
/// groups, names under every blank, and nothing but values below them.
struct GroupedHeader {
  /// The names of the columns.
  let names: [String]

  /// Looks at the first two records; nothing when they are no such header.
  init?(_ sample: SampleRecords, _ bytes: Span<UInt8>, _ reading: CellReading) {
    let rows = HeaderSniffer.cells(sample, bytes, reading)
    guard rows.count > 2, rows[0].count > 2, rows[1].count == rows[0].count else { return nil }
    let (groups, labels, below) = (rows[0], rows[1], rows.dropFirst(2))
    var group = ""
    var names: [String] = []
    var grouped: [Int] = []
    for (column, (above, label)) in zip(groups, labels).enumerated() {
      let isBlank = above.isMissing && label.isMissing
      // Behind the last delimiter of each line there may be nothing.
      guard !label.isValue, !isBlank || column == groups.count - 1 else { return nil }
      guard !isBlank else {
        names.append("")
        continue
      }
      if !above.isMissing { group = above.trimmedText }
      if above.isMissing, !group.isEmpty {
        // The first column under the name of a group has a name of its own as well.
        grouped += column > 0 && !groups[column - 1].isMissing ? [column - 1, column] : [column]
      }
      let parts = [group, label.isMissing ? "" : label.trimmedText]
      names.append(parts.filter { !$0.isEmpty }.joined(separator: " "))
    }
    guard !grouped.isEmpty, grouped.allSatisfy({ !labels[$0].isMissing }),
      grouped.allSatisfy({ HeaderSniffer.areValues(below, $0) })
    else { return nil }
    self.names = names
  }
}
