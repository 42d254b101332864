/// Finds what may stand at the cursor of a line.
public enum Completion {
  /// The stretch of the line to replace, in UTF-8 bytes, and what may stand there, best first.
  ///
  /// - Parameter cursor: A place in the text, in UTF-8 bytes.
  /// - Complexity: O(length of the text + names known).
  public static func candidates(
    text: String, cursor: Int, vocabulary: Vocabulary
  ) -> (range: Range<Int>, candidates: [String]) {
    let line = CompletionLine(text, cursor: cursor)
    guard line.isOpen else { return (line.range, []) }
    let finder = CandidateFinder(line: line, vocabulary: vocabulary)
    let found = finder.candidates().compactMap(line.opening.begun)
    let fitting = found.filter { $0.key.hasPrefix(line.key) }
    // Without a beginning that fits, a part in the middle may be what is remembered of a name.
    let near =
      fitting.isEmpty && line.key.utf8.count > 1
      ? found.filter { $0.key.contains(line.key) } : fitting
    var seen: Set<String> = []
    return (line.range, near.map(\.text).filter { seen.insert($0).inserted })
  }
}
