import Bitmaps
import Tables
import Work

extension RowGroups {
  /// The same rows with other numbers: that which a table has at the place of each; a row that does not
  /// count still does not.
  ///
  /// - Complexity: O(table) for codes of a dictionary, else O(*n*), shared among the threads.
  func picking(from table: [Int32], in work: WorkContext) -> RowGroups {
    guard leftOut.isEmpty, let source = codes.source.picking(from: table) else {
      return RowGroups(numbers(in: work).picking(from: table, in: work))
    }
    let missing = codes.missingCode
    return RowGroups(
      KeyCodes(
        source, count: count, cellCount: 0, missing: codes.missing,
        missingCode: missing < 0 ? -1 : table[Int(missing)]))
  }

  /// The codes and what stands at the place of each, for codes of a dictionary.
  var dictionary: (codes: RowGroups, table: [Int32])? {
    guard leftOut.isEmpty, codes.missingCode < 0 else { return nil }
    let (source, table): (CodeSource, [Int32]?)
    switch codes.source {
    case .bytes(let codes, let found): (source, table) = (.bytes(codes, nil), found)
    case .shorts(let codes, let found): (source, table) = (.shorts(codes, nil), found)
    case .words(let codes, let found): (source, table) = (.words(codes, nil), found)
    default: return nil
    }
    let plain = KeyCodes(source, count: count, cellCount: 0, missing: codes.missing)
    return table.map { (RowGroups(plain), $0) }
  }

  /// The codes of some rows in any order, of groups that are those of a dictionary; -1 for a negative
  /// row and for one that does not count.
  private func plainNumbers(of rows: [Int32], in work: WorkContext) -> [Int32] {
    let numbers =
      switch codes.source {
      case .bytes(let codes, _): rows.picking(from: codes, in: work)
      case .shorts(let codes, _): rows.picking(from: codes, in: work)
      case .words(let codes, _): rows.picking(from: codes, in: work)
      default: rows.picking(from: codes.codes(in: work), in: work)
      }
    guard let missing = codes.missing else { return numbers }
    return Work.array(rows.count, in: work) { (range, output: inout MutableSpan<Int32>) in
      let (rows, numbers) = (rows.span, numbers.span)
      missing.withWords { words in
        for place in range {
          let row = Int(rows[place])
          let isAbsent = row < 0 || (words[row &>> 6] &>> UInt64(row & 63)) & 1 != 0
          output[place &- range.lowerBound] = isAbsent ? -1 : numbers[place]
        }
      }
    }
  }

  /// The groups of some rows in any order, -1 for a negative row.
  ///
  /// - Complexity: O(*rows*) for few rows or codes of a dictionary, else O(*n*), shared among the threads.
  func numbers(of rows: [Int32], in work: WorkContext) -> [Int32] {
    if rows.count < count / 64 { return rows.map { $0 < 0 ? -1 : number(of: Int($0)) } }
    guard let (codes, table) = dictionary else {
      return rows.picking(from: numbers(in: work), in: work)
    }
    return codes.plainNumbers(of: rows, in: work).picking(from: table, in: work)
  }

  /// The group of one row.
  private func number(of row: Int) -> Int32 {
    if leftOut.contains(where: { $0[row] }) { return -1 }
    return codes.missing?[row] == true ? codes.missingCode : codes.source.code(at: row)
  }

  /// What an array has at the place of each row's group; a row that does not count has another value.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  func picked<Element: BitwiseCopyable & Sendable>(
    from few: [Element], or other: Element, in work: WorkContext
  ) -> [Element] {
    let isWhole = !mayLeaveRowsOut
    return Work.array(count, in: work) { (range, output: inout MutableSpan<Element>) in
      forEachStretch(of: range) { numbers, rows in
        let (few, first) = (few.span, rows.lowerBound &- range.lowerBound)
        precondition(output.count - first >= numbers.count, "A stretch lies in its range")
        if isWhole {
          for place in numbers.indices { output[first &+ place] = few[Int(numbers[place])] }
        } else {
          for place in numbers.indices {
            output[first &+ place] = numbers[place] < 0 ? other : few[Int(numbers[place])]
          }
        }
      }
    }
  }

  /// The bits at the places of the rows' groups; a row that does not count has another bit.
  fileprivate func picked(from few: Bitmap, or other: Bool, in work: WorkContext) -> Bitmap {
    Bitmap(packing: count, in: work) { words, output in
      let rows = words.lowerBound * 64..<min(count, words.upperBound * 64)
      few.withWords { bits in
        withNumbers(of: rows) { numbers in
          packWords(words, of: count, into: &output) { row in
            let number = Int(numbers[row &- rows.lowerBound])
            return number < 0 ? other : (bits[number &>> 6] &>> UInt64(number & 63)) & 1 != 0
          }
        }
      }
    }
  }

  fileprivate func picked(from few: WholeStorage, in work: WorkContext) -> WholeStorage {
    switch few {
    case .one(let values): .one(picked(from: values, or: 0, in: work))
    case .two(let values): .two(picked(from: values, or: 0, in: work))
    case .four(let values): .four(picked(from: values, or: 0, in: work))
    case .eight(let values): .eight(picked(from: values, or: 0, in: work))
    }
  }

  fileprivate func picked(from few: Codes, in work: WorkContext) -> Codes {
    switch few {
    case .one(let codes): .one(picked(from: codes, or: 0, in: work))
    case .two(let codes): .two(picked(from: codes, or: 0, in: work))
    case .four(let codes): .four(picked(from: codes, or: 0, in: work))
    }
  }
}

extension Column {
  /// The values at the places of the rows' groups, missing for a row that does not count.
  ///
  /// What stands at the place of each text of a dictionary is found for the texts first.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  func gathered(at groups: RowGroups, in work: WorkContext) -> Column {
    if isPlainText { return gathered(at: groups.numbers(in: work), in: work) }
    guard let (codes, table) = groups.dictionary, table.count < codes.count else {
      return picked(at: groups, in: work)
    }
    return gathered(at: table, in: work).picked(at: codes, in: work)
  }

  /// Whether these are texts without a dictionary.
  private var isPlainText: Bool {
    if case .text(let column) = self, case .plain = column.storage { true } else { false }
  }

  /// The values at the places of the rows' groups, of which each is looked at.
  private func picked(at groups: RowGroups, in work: WorkContext) -> Column {
    let absent =
      missing.map { groups.picked(from: $0, or: true, in: work) } ?? groups.absentRows(in: work)
    switch self {
    case .truth(let column):
      let bits = groups.picked(from: column.bits, or: false, in: work)
      return .truth(TruthColumn(bits, missing: absent, words: column.words))
    case .whole(let column):
      return .whole(
        WholeColumn(storage: groups.picked(from: column.storage, in: work), missing: absent))
    case .decimal(let column):
      return .decimal(
        DecimalColumn(groups.picked(from: column.values, or: 0, in: work), missing: absent))
    case .date(let column):
      let days = groups.picked(from: column.days, or: 0, in: work)
      return .date(DateColumn(days, missing: absent, grain: column.grain))
    case .timestamp(let column):
      return .timestamp(
        TimestampColumn(groups.picked(from: column.values, or: 0, in: work), missing: absent))
    case .text(let column):
      guard case .coded(let codes, let dictionary) = column.storage, dictionary.count > 0 else {
        return gathered(at: groups.numbers(in: work), in: work)
      }
      let found = groups.picked(from: codes, in: work)
      return .text(TextColumn(.coded(found, dictionary), missing: absent))
    }
  }
}
