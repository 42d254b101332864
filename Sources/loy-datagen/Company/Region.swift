/// A sales region; it has no effect on churn, but people answer surveys differently there.
enum Region: String, CaseIterable, Sendable {
  case north
  case south
  case east
  case west

  /// How many customers live there.
  var weight: Double {
    switch self {
    case .north: 0.28
    case .south: 0.24
    case .east: 0.26
    case .west: 0.22
    }
  }

  /// What is added to an answer from 0 to 10.
  var answerShift: Double {
    switch self {
    case .north, .east: 0
    case .south: -0.9
    case .west: 0.8
    }
  }
}
