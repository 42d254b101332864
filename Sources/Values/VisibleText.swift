extension StringProtocol {
  /// The text with control characters made visible, so that data cannot steer a terminal.
  ///
  /// Line ends and tabs become `␊`, `␍` and `␉`, other C0 controls their Unicode pictures, C1
  /// controls and bidirectional overrides `�`.
  ///
  /// - Complexity: O(*n*).
  public var visible: String {
    guard unicodeScalars.contains(where: \.needsPicture) else { return String(self) }
    var shown = String.UnicodeScalarView()
    for scalar in unicodeScalars { shown.append(scalar.needsPicture ? scalar.picture : scalar) }
    return String(shown)
  }
}

extension Unicode.Scalar {
  fileprivate var needsPicture: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  fileprivate var picture: Unicode.Scalar {
    if value < 0x20, let picture = Unicode.Scalar(0x2400 + value) { return picture }
    return value == 0x7F ? "\u{2421}" : "\u{FFFD}"
  }
}
