import Work

extension KeyCodes {
  /// Puts keys together, the first deciding the order; the number of cells is their product.
  ///
  /// - Complexity: O(*n* × keys), and hashed when the cells are many.
  init(_ keys: [KeyCodes], isOrdered: Bool, in work: WorkContext) {
    let limit = Self.cellLimit(for: keys[0].count)
    var pending: [KeyCodes] = []
    var cells = 1
    for key in keys {
      let (product, overflow) = cells.multipliedReportingOverflow(by: key.cellCount)
      if !pending.isEmpty, overflow || product > limit {
        let front = Self.combined(pending, cellCount: cells, in: work)
        let dense = Self.dense(front, key, isOrdered: isOrdered, in: work)
        (pending, cells) = ([dense], dense.cellCount)
      } else {
        pending.append(key)
        cells = product
      }
    }
    self = Self.combined(pending, cellCount: cells, in: work)
  }

  /// The places of the rows in a box of as many dimensions as there are keys.
  private static func combined(
    _ keys: [KeyCodes], cellCount: Int, in work: WorkContext
  ) -> KeyCodes {
    if keys.count == 1 { return keys[0] }
    var factors = [Int32](repeating: 1, count: keys.count)
    for place in keys.indices.dropLast().reversed() {
      factors[place] = factors[place + 1] &* Int32(truncatingIfNeeded: keys[place + 1].cellCount)
    }
    let scales = factors
    return KeyCodes(writing: keys[0].count, cellCount: cellCount, in: work) { range, output in
      for (place, key) in keys.enumerated() {
        key.write(range, times: scales[place], isAdded: place > 0, to: &output)
      }
    }
  }

  private static func dense(
    _ front: KeyCodes, _ key: KeyCodes, isOrdered: Bool, in work: WorkContext
  ) -> KeyCodes {
    let width = UInt64(key.cellCount)
    let (front, back) = (front.codes(in: work), key.codes(in: work))
    let words = Work.array(front.count, in: work) { (range, output: inout MutableSpan<UInt64>) in
      let (front, back) = (front.span, back.span)
      for row in range {
        output[row &- range.lowerBound] =
          UInt64(UInt32(bitPattern: front[row])) &* width &+ UInt64(UInt32(bitPattern: back[row]))
      }
    }
    let dense = DenseWords(words, isOrdered: isOrdered, in: work)
    return KeyCodes(
      .made(dense.codes), count: front.count, cellCount: max(1, dense.distinctCount))
  }

  /// Codes that are written for some rows at a time and kept in as few bytes as hold them.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  init(
    writing count: Int, cellCount: Int, in work: WorkContext,
    _ write: @Sendable (Range<Int>, inout MutableSpan<Int32>) -> Void
  ) {
    let source: CodeSource =
      if cellCount <= 1 << 8 {
        .bytes(KeyCodes.narrowed(count, in: work, write), nil)
      } else if cellCount <= 1 << 16 {
        .shorts(KeyCodes.narrowed(count, in: work, write), nil)
      } else {
        .made(Work.array(count, in: work, write))
      }
    self.init(source, count: count, cellCount: cellCount)
  }

  private static func narrowed<Code: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ count: Int, in work: WorkContext,
    _ write: @Sendable (Range<Int>, inout MutableSpan<Int32>) -> Void
  ) -> [Code] {
    Work.array(count, in: work) { (range, output: inout MutableSpan<Code>) in
      var scratch = [Int32](repeating: 0, count: min(range.count, RowGroups.stretch))
      range.forEachStretch(of: RowGroups.stretch) { rows in
        var codes = scratch.mutableSpan
        write(rows, &codes)
        let first = rows.lowerBound &- range.lowerBound
        for place in 0..<rows.count {
          output[first &+ place] = Code(truncatingIfNeeded: codes[place])
        }
      }
    }
  }

  /// The same rows with other codes: that which a table has at the place of each.
  ///
  /// - Parameter cellCount: a bound that the new codes stay below.
  /// - Complexity: O(cells) for codes of few bytes or of a dictionary, else O(*n*).
  func renumbered(by table: [Int32], cellCount: Int, in work: WorkContext) -> KeyCodes {
    if table.indices.allSatisfy({ table[$0] == $0 }) { return self }
    guard let source = source.picking(from: table) else {
      return KeyCodes(writing: count, cellCount: cellCount, in: work) { range, output in
        write(range, times: 1, isAdded: false, to: &output)
        for place in 0..<range.count { output[place] = table[Int(output[place])] }
      }
    }
    return KeyCodes(
      source, count: count, cellCount: cellCount, missing: missing,
      missingCode: missingCode < 0 ? -1 : table[Int(missingCode)])
  }
}
