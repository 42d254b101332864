import Bitmaps
import Diagnostics
import Language
import Tables
import Values

extension OperationCall {
  /// Whether the first text passes a test against the second.
  func tested(by test: TextTest) throws(EngineError) -> Column {
    let patternRange = operandRanges.last ?? range
    guard case .column(.text(let texts)) = operands[0] else {
      return try testedAgainstRows(by: test, at: patternRange)
    }
    guard case .value(.text(let pattern)) = operands[1] else {
      return try testedAgainstRows(by: test, at: patternRange)
    }
    let matcher = try TextMatcher(test, pattern, at: patternRange, stop: stop)
    let fitting = try texts.rows(in: work) { text throws(EngineError) in
      try matcher.fits(text)
    }
    return .truth(TruthColumn(fitting))
  }

  private func testedAgainstRows(
    by test: TextTest, at range: SourceRange?
  ) throws(EngineError) -> Column {
    let texts = RowTexts(operands[0].texts(count: count))
    let (codes, patterns) = operands[1].texts(count: count).coded
    let missing = missing
    var matchers: [UInt32: TextMatcher] = [:]
    var fitting = Bitmap(count: count)
    for row in 0..<count where missing.map({ !$0[row] }) ?? true {
      // Every row may have a pattern of its own to make ready.
      if row & 0x3FF == 0 { try work.poll() }
      let code = codes[row]
      let matcher: TextMatcher
      if let known = matchers[code] {
        matcher = known
      } else {
        matcher = try TextMatcher(test, patterns[Int(code)], at: range, stop: stop)
        matchers[code] = matcher
      }
      if try matcher.fits(texts[row]) { fitting[row] = true }
    }
    return .truth(TruthColumn(fitting))
  }

  /// The second text behind the first.
  var joined: Column {
    get throws(EngineError) {
      switch (operands[0], operands[1]) {
      case (.column(.text(let column)), .value(.text(let text))):
        let bytes = Array(text.utf8)
        return try rewritten(column) { $0 + bytes }
      case (.value(.text(let text)), .column(.text(let column))):
        let bytes = Array(text.utf8)
        return try rewritten(column) { bytes + $0 }
      default: return .text(try joinedRows)
      }
    }
  }

  private func rewritten(
    _ column: TextColumn, _ change: @Sendable (ArraySlice<UInt8>) -> ArraySlice<UInt8>
  ) throws(EngineError) -> Column {
    try work.rowByRow([.text(column)], varying: [0], count: count) {
      columns, _ throws(EngineError) in
      guard case .text(let texts) = columns[0] else { return columns[0] }
      return .text(try texts.rewritten { change($0) })
    }
  }

  private var joinedRows: TextColumn {
    get throws(EngineError) {
      let left = RowTexts(operands[0].texts(count: count))
      let right = RowTexts(operands[1].texts(count: count))
      var texts = TextBuilder()
      let missing = missing
      for row in 0..<count {
        if let missing, missing[row] {
          texts.appendMissing()
        } else {
          try texts.append(left[row] + right[row])
        }
      }
      return texts.build()
    }
  }
}

extension Operand {
  /// The operand as a column of texts.
  func texts(count: Int) -> TextColumn {
    guard case .text(let column) = column(ColumnType(.text), count: count) else {
      preconditionFailure("A checked operator has operands of its types")
    }
    return column
  }
}
