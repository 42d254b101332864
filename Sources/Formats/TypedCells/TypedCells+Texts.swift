import Tables
import Values

/// Typed cells as the texts that a file of text would hold, for what is decided from texts.
struct TypedTexts: CellSource {
  /// The cells.
  let cells: TypedCells
  /// The texts among them.
  let texts: TextColumn
  /// How cells are read; its decimal mark is the one numbers are written with.
  let reading: CellReading
  /// Whether texts count as quoted, so that `NA` and the empty text are values.
  let textsAreQuoted: Bool
  /// Texts that are missing although they are quoted, as a person says.
  let blanks: Set<[UInt8]>

  var rowCount: Int { cells.rowCount }

  func forEachCell(_ body: (_ row: Int, _ cell: Span<UInt8>, _ isQuoted: Bool) -> Void) {
    let pool: TextPool
    let codes: Codes?
    switch texts.storage {
    case .coded(let all, let distinct): (codes, pool) = (all, distinct)
    case .plain(let all): (codes, pool) = (nil, all)
    }
    let quoted = (0..<pool.count).map {
      textsAreQuoted && !blanks.contains(Array(pool.bytes(at: $0)))
    }
    pool.bytes.lend { bytes in
      for row in 0..<cells.rowCount {
        guard cells.kinds[row] == .text else {
          body(row, written(row).span, false)
          continue
        }
        let place = codes.map { Int($0[row]) } ?? row
        let range = Int(pool.offsets[place])..<Int(pool.offsets[place + 1])
        body(row, bytes.extracting(range), quoted[place])
      }
    }
  }

  /// What the cells look like: texts are never numbers, unless that is demanded.
  func evidence(_ demand: CellReading.Demand) -> ColumnEvidence {
    var evidence = ColumnEvidence()
    forEachCell { row, cell, isQuoted in
      let isText = cells.kinds[row] == .text
      let wanted: CellReading.Demand = isText && demand == .free ? .date : demand
      evidence.observe(cell, isQuoted: isQuoted, reading, wanted)
    }
    return evidence
  }

  /// A cell that is no text, as a text.
  private func written(_ row: Int) -> [UInt8] {
    let word = cells.word(row)
    switch cells.kinds[row] {
    case .missing, .text, .unreadable: return []
    case .whole: return Array(String(Int64(bitPattern: word)).utf8)
    case .decimal, .share:
      return NumberText.shortest(Double(bitPattern: word)).utf8.map {
        $0 == UInt8(ascii: ".") ? reading.mark : $0
      }
    case .truth: return Array((word == 1 ? "true" : "false").utf8)
    case .date:
      return Array(
        CalendarDate(days: Int32(truncatingIfNeeded: Int64(bitPattern: word))).description.utf8)
    case .timestamp:
      return Array(Timestamp(microseconds: Int64(bitPattern: word)).description.utf8)
    }
  }
}

extension [UInt8] {
  /// Lends the bytes.
  fileprivate func lend<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(span) }
}
