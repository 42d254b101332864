import Synchronization
import Tables

/// Puts what the threads read of chunks together in the order of the file, each chunk as soon as all
/// before it are there; a chunk that was cut wrong is read again in its turn.
final class ChunkQueue: Sendable {
  /// What comes of one chunk, or nothing when it could not be read so far.
  typealias Read = ChunkReader.Part?

  private struct Row {
    var waiting: [Int: Read] = [:]
    var next = 0
    var isOver = false
  }

  private static let lead = 32

  private struct Done {
    var parts: [ChunkReader.Part] = []
    /// The rows of each column, or nothing once a chunk has something else there.
    var columns: [ColumnParts?]
    var position: Int
    var line: Int
    var rowCount = 0
    var failure: LoadFailure?
  }

  private let ranges: [Range<Int>]
  private let row = Mutex(Row())
  private let done: Mutex<Done>
  private let start: Int
  private let reread:
    @Sendable (_ range: Range<Int>, _ line: Int) throws(LoadFailure) ->
      ChunkReader.Part

  /// Awaits the chunks that lie in some ranges, the first of which begins on a line; `reread` reads
  /// what was cut wrong.
  init(
    _ ranges: [Range<Int>], columnCount: Int, line: Int,
    reread: @escaping @Sendable (Range<Int>, Int) throws(LoadFailure) -> ChunkReader.Part
  ) {
    self.ranges = ranges
    self.reread = reread
    start = ranges.first?.lowerBound ?? 0
    done = Mutex(
      Done(
        columns: Array(repeating: ColumnParts(), count: columnCount), position: start, line: line))
  }

  /// Whether a chunk should be read ahead of its turn: not behind a failure, nor so far ahead that memory
  /// fills with chunks that wait.
  func isWanted(_ index: Int) -> Bool {
    row.withLock { !$0.isOver && index < $0.next + ChunkQueue.lead }
  }

  /// Takes what was read of a chunk; its turn comes now or when those before it are there.
  func put(_ read: consuming Read, at index: Int) {
    let read = read
    row.withLock { $0.waiting[index] = read }
    // Whoever holds the lock goes on to this one; what it misses is taken in the end.
    _ = done.withLockIfAvailable { takeTurns(&$0) }
  }

  /// All that was put.
  func finish(_ columns: [Int]) throws(LoadFailure) -> Chunks {
    let (parts, held, failure) = done.withLock { done in
      takeTurns(&done)
      defer { done.columns = [] }
      return (done.parts, done.columns, done.failure)
    }
    if let failure { throw failure }
    return Chunks(parts, columns: columns, values: held)
  }

  private func takeTurns(_ done: inout Done) {
    while done.failure == nil, let (read, range) = nextTurn() {
      // A chunk that lies within a record of the one before is no chunk.
      guard done.position < range.upperBound else { continue }
      do throws(LoadFailure) {
        try take(read, range, &done)
      } catch {
        done.failure = error
        row.withLock { $0.isOver = true }
      }
    }
  }

  private func nextTurn() -> (Read, Range<Int>)? {
    row.withLock { row in
      guard let read = row.waiting.removeValue(forKey: row.next) else { return nil }
      row.next += 1
      return (read, ranges[row.next - 1])
    }
  }

  private func take(
    _ read: Read, _ range: Range<Int>, _ done: inout Done
  ) throws(LoadFailure) {
    var part: ChunkReader.Part
    if let read, read.start == done.position {
      part = read
    } else {
      part = try reread(done.position..<range.upperBound, done.line)
    }
    done.position = part.end
    done.line += part.lineCount
    done.rowCount += part.rowCount
    let expected = expectedRows(done)
    for index in part.pieces.indices {
      if let column = part.pieces[index].column {
        part.pieces[index].column = nil
        done.columns[index]?.append(column, expecting: expected)
      } else {
        done.columns[index] = nil
      }
    }
    done.parts.append(part)
  }

  /// How many rows there will be if all are as long as those so far.
  private func expectedRows(_ done: Done) -> Int {
    let end = ranges.last?.upperBound ?? start
    let share = Double(end - start) / Double(max(1, done.position - start))
    return Int(Double(done.rowCount) * max(1, share))
  }
}
