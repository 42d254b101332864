/// Where a text stops being JSON, and why.
struct JSONFault: Error, Hashable {
  /// The byte, from the beginning of the file.
  let offset: Int
  /// What was expected or found.
  let reason: String
}
