import Synchronization
import Tables

/// The parts of all columns, as their plans want them, mostly one each; who joins those of a column
/// takes them away, so that memory holds no large column twice.
final class PieceShelf: Sendable {
  private let values: Mutex<[[Column]]>
  private let turn = Mutex<Bool>(false)
  private let methods: [PieceMethod?]
  private let unreadable: Mutex<[[[ColumnPiece.Unreadable]]]>

  /// Takes the columns that were read as their plan wants; the others are still to be read.
  init(
    _ chunks: inout Chunks, plans: [ColumnPlan], _ evidence: [ColumnEvidence],
    supposed: [ColumnPlan]
  ) {
    var held: [[Column]] = []
    var methods: [PieceMethod?] = []
    for column in plans.indices {
      let values = chunks.takeValues(column)
      let isRead = values?.allSatisfy { plans[column].accepts($0, supposed: supposed[column]) }
      held.append(isRead == true ? values ?? [] : [])
      methods.append(
        isRead == true
          ? nil : PieceMethod(plans[column], evidence[column], isMostlyDistinct: false))
    }
    values = Mutex(held)
    self.methods = methods
    unreadable = Mutex(plans.indices.map { chunks.unreadable($0) })
  }

  /// Reads those columns again that turned out to be something else.
  func reread(by reader: DelimitedReader, over chunks: Chunks) throws(LoadFailure) {
    let open = methods.indices.compactMap { column in methods[column].map { (column, $0) } }
    guard !open.isEmpty else { return }
    var again = try ChunkRun(reader, open).run(chunks)
    for (column, _) in open {
      let read = again.takeValues(column) ?? []
      values.withLock { $0[column] = read }
      unreadable.withLock { $0[column] = again.unreadable(column) }
    }
  }

  /// How many cells of a column a demanded type could not read.
  func unreadableCount(_ column: Int) -> Int {
    unreadable.withLock { $0[column].reduce(0) { $0 + $1.count } }
  }

  /// The cells of a column that a demanded type could not read, chunk by chunk.
  func unreadable(_ column: Int) -> [[ColumnPiece.Unreadable]] {
    unreadable.withLock { $0[column] }
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

  /// Takes the parts of a column away.
  func takeColumns(_ column: Int) -> [Column] {
    values.withLock { values in
      let taken = values[column]
      values[column] = []
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
