import Synchronization
import Tables

/// The pieces of all columns, as their plans want them; who joins those of a column takes them away,
/// so that memory holds no column twice.
final class PieceShelf: Sendable {
  private let pieces: Mutex<[[ColumnPiece]]>
  private let turn = Mutex<Bool>(false)
  private let methods: [PieceMethod?]
  private let plans: [ColumnPlan]

  /// Takes the pieces that were read as their plan wants; the others are still to be read.
  init(
    _ chunks: Chunks, plans: [ColumnPlan], _ evidence: [ColumnEvidence], supposed: [ColumnPlan]
  ) {
    self.plans = plans
    pieces = Mutex(plans.indices.map { chunks.pieces($0) ?? [] })
    methods = plans.indices.map { column in
      let pieces = chunks.pieces(column) ?? []
      let isRead = pieces.allSatisfy { piece in
        piece.column.map { plans[column].accepts($0, supposed: supposed[column]) } ?? false
      }
      return isRead ? nil : PieceMethod(plans[column], evidence[column], isMostlyDistinct: false)
    }
  }

  /// Reads those columns again that turned out to be something else.
  func reread(by reader: DelimitedReader, over chunks: Chunks) throws(LoadFailure) {
    let open = methods.indices.compactMap { column in methods[column].map { (column, $0) } }
    guard !open.isEmpty else { return }
    let again = try ChunkRun(reader, open).run(chunks)
    pieces.withLock { pieces in
      for (column, _) in open { pieces[column] = again.pieces(column) ?? [] }
    }
  }

  /// How many cells of a column a demanded type could not read.
  func unreadableCount(_ column: Int) -> Int {
    pieces.withLock { $0[column].reduce(0) { $0 + $1.unreadable.count } }
  }

  /// The cells of a column that a demanded type could not read, chunk by chunk.
  func unreadable(_ column: Int) -> [[ColumnPiece.Unreadable]] {
    pieces.withLock { $0[column].map(\.unreadable) }
  }

  /// The columns by size, a large one and a small one in turn, so that no two large ones are in memory
  /// twice at once while the table is put together.
  var joiningOrder: [Int] {
    let sizes = pieces.withLock { pieces in
      pieces.map { $0.reduce(0) { $0 + ($1.column?.byteCount ?? 0) } }
    }
    let falling = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    let half = (falling.count + 1) / 2
    let turns = zip(falling.prefix(half), falling.reversed()).flatMap { [$0, $1] }
    return falling.count % 2 == 0 ? turns : turns.dropLast()
  }

  /// After a column of as many bytes memory is given back.
  private static let largeColumn = 16 << 20

  /// Joins a column; large ones one after another, so that no two are in memory twice.
  func inTurn(_ byteCount: Int, _ join: () -> Column) -> Column {
    guard byteCount > PieceShelf.largeColumn else { return join() }
    return turn.withLock { _ in
      defer { LoadingMemory.giveBack() }
      return join()
    }
  }

  /// Takes the columns of a column's pieces away.
  func takeColumns(_ column: Int) -> [Column] {
    pieces.withLock { pieces in
      let taken = pieces[column].compactMap(\.column)
      for index in pieces[column].indices { pieces[column][index].column = nil }
      return taken
    }
  }
}

extension ColumnPlan {
  /// Whether a piece that was read on a supposition is what the plan wants.
  fileprivate func accepts(_ column: Column, supposed: ColumnPlan) -> Bool {
    let isSame = supposed.target == target && supposed.style == style && supposed.demand == demand
    guard !isSame else { return true }
    guard supposed.style == nil, style == nil, supposed.demand == demand, demand == .free else {
      return false
    }
    return switch (target, column) {
    case (.whole, .whole), (.decimal, .whole), (.decimal, .decimal): true
    case (.text, .text), (.truth, .text): true
    default: false
    }
  }
}
