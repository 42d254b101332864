/// Words that hold sentences together and say nothing of their subject, in English and Croatian.
///
/// Words that turn an opinion round or measure it, such as `not`, `too` and `nije`, are none of them.
enum CommonWords {
  /// All of them, in lower case.
  static let all = english.union(croatian)

  private static let english: Set<String> = [
    "a", "about", "am", "an", "and", "are", "as", "at", "be", "been", "but", "by", "did", "do",
    "does", "for", "from", "had", "has", "have", "he", "her", "his", "i", "if", "in", "is", "it",
    "its", "me", "my", "of", "on", "or", "our", "s", "she", "so", "t", "than", "that", "the",
    "their", "them", "then", "there", "they", "this", "to", "us", "was", "we", "were", "which",
    "who", "will", "with", "would", "you", "your",
  ]

  private static let croatian: Set<String> = [
    "a", "ali", "bi", "bih", "bio", "bila", "bilo", "da", "do", "ga", "i", "ih", "ili", "iz", "ja",
    "je", "jer", "joj", "k", "kao", "koja", "koje", "koji", "li", "me", "mi", "mu", "na", "nam",
    "o", "od", "on", "ona", "oni", "po", "pri", "s", "sa", "se", "si", "smo", "ste", "su", "sam",
    "te", "to", "u", "uz", "vam", "za",
  ]
}
