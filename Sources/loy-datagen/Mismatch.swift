/// Files of the folder that are not what the generator writes.
struct Mismatch: Error, CustomStringConvertible {
  /// The seed that was asked for.
  let seed: UInt64
  /// The files that differ.
  let paths: [String]

  /// The files, one sentence each.
  var description: String {
    paths.map { "`\($0)` is not what seed \(seed) gives" }.joined(separator: "\n")
  }
}
