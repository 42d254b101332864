public import Work

/// Rows divided by a number that each has, so that what is kept for the numbers of one part fits the
/// processor's cache, however many numbers there are.
public struct RowParts: Sendable {
  private let division: RowDivision<Int32>

  /// Divides rows by their numbers; a negative number leaves a row out.
  ///
  /// Once a stop is asked for, no part has rows.
  ///
  /// - Parameters:
  ///   - numbers: the number of each row, below `bound`.
  ///   - bytes: how much is kept for each number.
  ///   - loads: what each row brings.
  /// - Complexity: O(*n*), shared among the threads.
  public init(
    _ numbers: [Int32], below bound: Int, bytes: Int, loads: [Int32], in work: WorkContext
  ) {
    division = RowDivision(
      RowGroups(numbers), below: bound, width: RowDivision<Int32>.width(for: bytes, below: bound),
      loads: .stored(loads),
      in: work)
  }

  /// The number of parts.
  public var count: Int { division.partCount }

  /// The numbers of a part.
  public func numbers(of part: Int) -> Range<Int> { division.numbers(of: part) }

  /// Lends the rows of a part, stretch after stretch in their order: how far the number of each lies
  /// behind the first one of the part, and what it brings.
  ///
  /// - Complexity: O(stretches).
  public func forEachStretch(
    of part: Int, _ body: (_ places: Span<UInt16>, _ loads: Span<Int32>) -> Void
  ) {
    for piece in division.pieces {
      let places = piece.places(of: part)
      body(piece.numbers.span.extracting(places), piece.loads.span.extracting(places))
    }
  }
}
