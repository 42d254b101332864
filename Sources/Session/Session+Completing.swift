import Language

extension Session {
  /// What could stand at a place of a text: the bytes to replace and the words for them.
  public func complete(_ text: String, at cursor: Int) -> (range: Range<Int>, candidates: [String])
  {
    let found = Completion.candidates(text: text, cursor: cursor, vocabulary: vocabulary)
    return (found.range, found.candidates)
  }
}
