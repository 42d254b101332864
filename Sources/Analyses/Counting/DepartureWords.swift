/// The words of a reason for leaving, in small letters.
///
/// English is read by whole words, so that a household that moved is no hold and what was discarded
/// no card; Croatian by how words begin, as it inflects; Chinese, which has no gaps, by phrases.
struct DepartureWords {
  private let text: String
  private let words: [String]

  /// Cuts a text, which is in small letters, where there are neither letters nor digits.
  init(_ text: String) {
    self.text = text
    words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether the reason is a card or payment that failed, or says itself that nobody chose it.
  ///
  /// A card or payment counts alone or with a word of failure (`bank card`, `card stolen`), the
  /// plain words of failure also alone (`declined`): neither `gift card spent` nor `contract expired`.
  var tellOfAFailedPayment: Bool {
    if words.contains(where: DepartureWords.unwilling.contains) { return true }
    if DepartureWords.chineseFailures.contains(where: text.contains) { return true }
    if ["卡", "扣款"].contains(text) { return true }
    let means = words.indices.filter(isMeans)
    if !means.isEmpty, words.contains(where: DepartureWords.isFailure) { return true }
    let isAlone = words.indices.allSatisfy { place in
      means.contains(place) || DepartureWords.isPlainFailure(words[place])
        || DepartureWords.fillers.contains(words[place])
    }
    return isAlone && !words.allSatisfy(DepartureWords.fillers.contains)
  }

  /// Whether the reason is a pause: it says so, or is a hold or freeze.
  var tellOfAPause: Bool {
    words.contains { DepartureWords.pauses.contains($0) || $0.hasPrefix("pauz") }
      || zip(words, words.dropFirst()).contains { $0 == "on" && $1 == "hold" }
      || words == ["hold"]
      || ["暂停", "暫停"].contains(where: text.contains)
  }

  private func isMeans(_ place: Int) -> Bool {
    let word = words[place]
    guard DepartureWords.means.contains(word) || DepartureWords.begins(word, "kartic", "plaćanj")
    else { return false }
    return place == 0 || !DepartureWords.otherCards.contains(words[place - 1])
  }

  private static func isFailure(_ word: String) -> Bool {
    isPlainFailure(word) || otherFailures.contains(word)
  }

  private static func isPlainFailure(_ word: String) -> Bool {
    failures.contains(word) || begins(word, "istek", "odbijen", "neuspje")
  }

  private static func begins(_ word: String, _ stems: String...) -> Bool {
    stems.contains(where: word.hasPrefix)
  }

  private static let unwilling: Set = [
    "involuntary", "unpaid", "nonpayment", "delinquent", "delinquency", "chargeback", "dunning",
  ]
  private static let means: Set = ["card", "cards", "payment", "payments", "placanje", "placanja"]
  private static let failures: Set = [
    "fail", "fails", "failed", "failure", "failures", "declined", "decline", "declines", "rejected",
    "expired", "expires", "expiry", "expiration",
  ]
  private static let otherFailures: Set = [
    "refused", "invalid", "blocked", "stolen", "lost", "problem", "error", "missed", "overdue",
  ]
  private static let fillers: Set = ["credit", "debit", "bank", "direct", "the", "a", "of", "non"]
  private static let otherCards: Set = ["gift", "loyalty", "club", "points", "sim", "poklon"]
  private static let pauses: Set = [
    "pause", "paused", "pauses", "pausing", "freeze", "frozen", "zamrznuto",
  ]
  private static let chineseFailures = [
    "扣款失败", "扣款失敗", "支付失败", "支付失敗", "付款失败", "付款失敗", "信用卡", "银行卡", "銀行卡",
    "卡过期", "卡過期", "卡失效", "卡被拒", "欠费", "欠費",
  ]
}
