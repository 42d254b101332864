/// A path whose last part may hold `*` (any characters) and `?` (one character).
enum FilePattern {
  /// Whether a path is a pattern.
  static func isPattern(_ path: String) -> Bool {
    Files.split(path).name.contains { $0 == "*" || $0 == "?" }
  }

  /// The paths in a folder that a pattern matches, in byte order; names with a leading dot only
  /// when the pattern has one too.
  static func matches(of path: String, in files: Files) throws(FileError) -> [String] {
    let (folder, name) = Files.split(path)
    let pattern = Array(name)
    let prefix = path.contains("/") ? (folder == "/" ? "/" : folder + "/") : ""
    return try files.list(folder)
      .filter { $0.hasPrefix(".") == name.hasPrefix(".") && fits(Array($0), pattern) }
      .map { prefix + $0 }
  }

  /// Whether a name fits a pattern.
  ///
  /// - Complexity: O(*name* × *pattern*).
  private static func fits(_ name: [Character], _ pattern: [Character]) -> Bool {
    // Whether the name up to a place fits the pattern so far.
    var reached = [Bool](repeating: false, count: name.count + 1)
    reached[0] = true
    for wanted in pattern {
      var next = [Bool](repeating: false, count: name.count + 1)
      if wanted == "*" {
        var isReached = false
        for place in next.indices {
          isReached = isReached || reached[place]
          next[place] = isReached
        }
      } else {
        for place in name.indices where reached[place] {
          next[place + 1] = wanted == "?" || wanted == name[place]
        }
      }
      reached = next
    }
    return reached[name.count]
  }
}
