import CScanKernels

// SAFETY: a block of cells lives only inside `RowBlock.withCells`, which lends all it points to;
// places lie within the bytes or the scratch bytes, with eight readable bytes behind each end.

/// The cells of one column of some rows, lent for the length of a call.
@unsafe struct CellBlock {
  private let bytes: UnsafeRawPointer
  private let scratch: UnsafeRawPointer
  private let places: UnsafePointer<FieldPlace>
  private let stride: Int
  /// How many rows there are.
  let count: Int

  fileprivate init(
    _ bytes: UnsafeRawPointer, _ scratch: UnsafeRawPointer, _ places: UnsafePointer<FieldPlace>,
    stride: Int, count: Int
  ) {
    unsafe self.bytes = bytes
    unsafe self.scratch = scratch
    unsafe self.places = places
    unsafe self.stride = stride
    unsafe self.count = count
  }

  /// The same for the kernels.
  var lent: loy_cells {
    unsafe loy_cells(
      bytes: bytes.assumingMemoryBound(to: UInt8.self),
      apart: scratch.assumingMemoryBound(to: UInt8.self),
      places: UnsafeRawPointer(places).assumingMemoryBound(to: UInt64.self), stride: stride,
      count: count)
  }

  /// The place of a row's cell.
  @inline(__always)
  func place(_ row: Int) -> FieldPlace { unsafe places[row &* stride] }

  /// The first byte of a cell.
  @inline(__always)
  func text(_ place: FieldPlace) -> UnsafeRawPointer {
    let origin = unsafe place.marks.contains(.rewritten) ? scratch : bytes
    return unsafe origin + place.start
  }

  /// Lends the bytes of a cell.
  @inline(__always)
  func withSpan<Result>(_ place: FieldPlace, _ body: (Span<UInt8>) -> Result) -> Result {
    let buffer = unsafe UnsafeBufferPointer(
      start: text(place).assumingMemoryBound(to: UInt8.self), count: place.length)
    return unsafe body(buffer.span)
  }
}

extension RowBlock {
  /// Lends the cells of a column.
  func withCells<Result>(
    of column: Int, in bytes: Span<UInt8>, _ body: (CellBlock) -> Result
  ) -> Result {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe scratch.withUnsafeBufferPointer { scratch in
        unsafe places.withUnsafeBufferPointer { places in
          guard let text = bytes.baseAddress, let other = scratch.baseAddress,
            let first = places.baseAddress
          else { preconditionFailure("A block has bytes and room for fields") }
          return unsafe body(
            CellBlock(
              UnsafeRawPointer(text + base), UnsafeRawPointer(other), first + column,
              stride: columnCount, count: rowCount))
        }
      }
    }
  }

  /// Calls `body` with every cell of a column, from the first row to the last.
  func forEachCell(
    of column: Int, in bytes: Span<UInt8>,
    _ body: (_ row: Int, _ cell: Span<UInt8>, _ isQuoted: Bool) -> Void
  ) {
    unsafe withCells(of: column, in: bytes) { cells in
      for row in unsafe 0..<cells.count {
        let place = unsafe cells.place(row)
        unsafe cells.withSpan(place) { body(row, $0, place.marks.contains(.quoted)) }
      }
    }
  }
}
