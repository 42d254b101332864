import TestSupport

/// A Swift file of `Sources`.
struct SourceFile {
  /// Its path from the root of the project.
  let path: String
  /// Its text.
  let text: String

  /// The lines of the file.
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The lines without remarks.
  var codeLines: [Substring] {
    lines.map { line in line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line }
  }

  /// Its module.
  var module: String { String(path.split(separator: "/")[1]) }

  /// Its name.
  var name: String { String(path.split(separator: "/").last ?? "") }

  /// The modules it imports.
  var imports: [String] {
    let pattern =
      /^(?:@\w+ )?(?:public |internal |package |private |fileprivate )?import (?:\w+ )?([\w-]+)/
    return lines.compactMap { line in (try? pattern.prefixMatch(in: line)).flatMap { $0 } }
      .map { String($0.output.1) }
  }

  /// The names of the entries of a type that stand in the file as static members.
  func declared(_ type: String) -> [String] {
    guard text.contains("extension \(type) {") else { return [] }
    return text.matches(of: /static let (\w+)(?:: \w+)? = (\w+)(\(|\.\w+\()/).compactMap { match in
      match.output.2 == type ? String(match.output.1) : nil
    }
  }

  /// Those in which a text occurs.
  static func mentioning(_ text: String) -> [SourceFile] { all.filter { $0.text.contains(text) } }

  /// All of them.
  static let all: [SourceFile] = Repository.files(in: "Sources", ending: ".swift").compactMap {
    path in (try? Repository.text(path)).map { SourceFile(path: path, text: $0) }
  }
}
