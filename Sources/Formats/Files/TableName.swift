/// The names that tables get from files.
public enum TableName {
  /// The name of a file's table: the file without folder and extensions, made into a name.
  ///
  /// Each run of characters other than letters, digits and `_` becomes `_`, `_` at the ends goes,
  /// a leading digit gets `t_`, and a reserved word gets `_table`.
  ///
  /// - Parameter reserved: Verbs and reserved words, in lower case.
  public static func of(path: String, reserved: Set<String> = []) -> String {
    var stem = Substring(Files.split(path).name)
    if let dot = stem.dropFirst().lastIndex(of: "."), packed.contains(stem[dot...].lowercased()) {
      stem = stem[..<dot]
    }
    if let dot = stem.dropFirst().lastIndex(of: "."), isExtension(stem[dot...]) {
      stem = stem[..<dot]
    }
    return of(title: stem, reserved: reserved)
  }

  /// The name made of words that a person gave to something in a file, such as a sheet.
  public static func of(title: some StringProtocol, reserved: Set<String> = []) -> String {
    var name = ""
    for character in title {
      let fits = character.isLetter || character.isNumber || character == "_"
      if fits { name.append(character) } else if !name.hasSuffix("_") { name.append("_") }
    }
    while name.hasPrefix("_") { name.removeFirst() }
    while name.hasSuffix("_") { name.removeLast() }
    if name.isEmpty { name = "table" }
    if name.first?.isNumber == true { name = "t_" + name }
    return reserved.contains(name.lowercased()) ? name + "_table" : name
  }

  /// Extensions that stand behind another one.
  private static let packed: Set<String> = [".gz", ".zst", ".zip", ".bz2", ".xz"]

  /// Whether a part with its dot looks like an extension and not like a part of a name.
  private static func isExtension(_ part: Substring) -> Bool {
    let letters = part.dropFirst()
    return !letters.isEmpty && letters.count <= 8 && letters.contains(where: \.isLetter)
      && letters.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}
