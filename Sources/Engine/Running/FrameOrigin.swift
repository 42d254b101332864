import Work

/// The stored table that the rows of a frame come from.
struct FrameOrigin: Sendable {
  /// Its name.
  let table: String
  /// Its rows, one for each of the frame; nothing means all as they are.
  let rows: [Int32]?

  /// The origin of some of the frame's rows.
  func selecting(_ chosen: [Int32], in work: WorkContext) -> FrameOrigin {
    FrameOrigin(table: table, rows: rows.map { chosen.picking(from: $0, in: work) } ?? chosen)
  }
}
