/// What the numbers of a column stand for, which decides how they are shown, not what they are.
public enum Kind: String, Hashable, Sendable {
  /// Nothing known beyond the type.
  case plain
  /// A count of rows or customers.
  case count
  /// A fraction of a whole, shown as a percentage.
  case share
  /// Points from -100 to 100, as of NPS.
  case points
  /// An amount of money.
  case money
  /// A length of time in days.
  case days
  /// A probability of chance, shown with enough digits to tell it from 0.
  case probability
  /// A ratio such as lift or an odds ratio, shown with two digits.
  case ratio
  /// An amount of memory in bytes.
  case bytes
}
