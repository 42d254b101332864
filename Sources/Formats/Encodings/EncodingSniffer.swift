import Values

/// Finds the encoding of a text that is not UTF-8 by how well its letters fit languages.
struct EncodingSniffer {
  /// The encoding.
  let encoding: TextEncoding
  /// Why.
  let evidence: String

  private struct Judgement {
    let encoding: TextEncoding
    let text: [UInt8]
    let weight: Double
    let count: Int
    let reasons: String
  }

  /// An average weight that no text in a known language falls below.
  private static let leastWeight = -11.0

  /// Tries all encodings, or returns nothing when none fits.
  init?(_ sample: EncodingSample) {
    let judgements = TextEncoding.all.compactMap { EncodingSniffer.judge($0, sample.bytes) }
    // The first of equals stays.
    guard var best = judgements.first else { return nil }
    for judgement in judgements where judgement.weight > best.weight { best = judgement }
    guard best.weight >= EncodingSniffer.leastWeight * Double(best.count) else { return nil }
    encoding = best.encoding
    let rival = judgements.filter { $0.text != best.text }.max { $0.weight < $1.weight }
    let doubt =
      rival.map { best.weight - $0.weight < 3 ? "; \($0.encoding.name) fits almost as well" : "" }
      ?? ""
    evidence =
      "encoding \(best.encoding.name): not UTF-8, and reads as \(best.reasons)\(doubt)"
      + " (`encoding:` names another)"
  }

  private static func judge(_ encoding: TextEncoding, _ bytes: [UInt8]) -> Judgement? {
    guard let text = try? Codec.utf8(from: encoding.converterName).run(bytes.span) else {
      return nil
    }
    switch encoding.script {
    case .letters(let models):
      let weigher = LetterWeigher(String(decoding: text, as: UTF8.self), models)
      let letters = weigher.letters.prefix(5).map { String($0) }.joined(separator: " ")
      let language = weigher.language ?? "a mixture of languages"
      let reasons = letters.isEmpty ? "text with signs" : "\(language): \(letters)"
      return Judgement(
        encoding: encoding, text: text, weight: weigher.weight, count: weigher.count,
        reasons: reasons)
    case .characters(let model):
      let (weight, count) = model.weigh(bytes)
      let shown = String(decoding: text, as: UTF8.self).unicodeScalars.filter {
        $0.value >= 0x3040 && $0.properties.isAlphabetic
      }
      let first = String(String.UnicodeScalarView(shown.prefix(6)))
      return Judgement(
        encoding: encoding, text: text, weight: weight, count: count,
        reasons: "\(model.language): \(first)")
    }
  }
}
