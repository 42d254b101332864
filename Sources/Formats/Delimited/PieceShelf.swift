import Tables

/// The pieces of all columns, as their plans want them.
struct PieceShelf {
  private var pieces: [[ColumnPiece]]
  private let methods: [PieceMethod?]
  private let plans: [ColumnPlan]

  /// Takes the pieces that were read as their plan wants; the others are still to be read.
  init(
    _ chunks: Chunks, plans: [ColumnPlan], _ evidence: [ColumnEvidence], supposed: [ColumnPlan]
  ) {
    self.plans = plans
    pieces = plans.indices.map { chunks.pieces($0) ?? [] }
    methods = plans.indices.map { column in
      let pieces = chunks.pieces(column) ?? []
      let isRead = pieces.allSatisfy { piece in
        piece.column.map { plans[column].accepts($0, supposed: supposed[column]) } ?? false
      }
      return isRead ? nil : PieceMethod(plans[column], evidence[column], isMostlyDistinct: false)
    }
  }

  /// Reads those columns again that turned out to be something else.
  func reread(
    by reader: DelimitedReader, over chunks: Chunks
  ) throws(LoadFailure) -> PieceShelf {
    let open = methods.indices.compactMap { column in methods[column].map { (column, $0) } }
    guard !open.isEmpty else { return self }
    let again = try ChunkRun(reader, open).run(chunks)
    var shelf = self
    for (column, _) in open { shelf.pieces[column] = again.pieces(column) ?? [] }
    return shelf
  }

  /// How many cells of a column a demanded type could not read.
  func unreadableCount(_ column: Int) -> Int {
    pieces[column].reduce(0) { $0 + $1.unreadable.count }
  }

  /// The cells of a column that a demanded type could not read, chunk by chunk.
  func unreadable(_ column: Int) -> [[ColumnPiece.Unreadable]] { pieces[column].map(\.unreadable) }

  /// The columns of a column's pieces.
  func columns(_ column: Int) -> [Column] { pieces[column].compactMap(\.column) }
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
