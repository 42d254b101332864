public import Work

extension TextColumn {
  /// The texts one by one, without a dictionary; as they are when they do not fit into one pool.
  ///
  /// Once a stop is asked for, the texts mean nothing: whoever runs polls before using them.
  ///
  /// - Complexity: O(*n* + bytes), shared among the threads.
  public func plain(in work: WorkContext) -> TextColumn {
    guard case .coded(let codes, let dictionary) = storage else { return self }
    let places = codes.places(besides: missing, in: work)
    return TextColumn(dictionary.gathered(at: places, in: work), missing: missing)
  }
}
