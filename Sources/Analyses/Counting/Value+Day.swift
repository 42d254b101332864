import Values

extension Value {
  /// The day of a date or time stamp.
  var day: Int32? {
    switch self {
    case .date(let date): date.days
    case .timestamp(let moment): moment.date.days
    default: nil
    }
  }
}
