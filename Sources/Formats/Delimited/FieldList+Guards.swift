extension FieldList {
  /// Whether a field is a text that Excel is kept from changing, `="007"`.
  func isGuarded(_ index: Int, in bytes: Span<UInt8>) -> Bool {
    withField(index, in: bytes) { field in
      field.count >= 3 && field.matches(Array("=\"".utf8), at: 0)
        && field[field.count - 1] == UInt8(ascii: "\"")
    }
  }

  /// Takes the guard off a field that has one.
  mutating func removeGuard(_ index: Int, in bytes: Span<UInt8>) {
    if isGuarded(index, in: bytes) { narrow(index, dropping: 2, last: 1) }
  }
}
