import Language
import Tables
import Values

extension Column {
  /// Whether the values are time stamps.
  var isMoments: Bool { if case .timestamp = self { true } else { false } }

  /// Time stamps as the clocks on the wall show them, other columns as they are.
  func wallClock(in zone: Zone?) -> Column {
    guard let zone else { return self }
    return mappingMoments { zone.wallClock(at: $0) }
  }

  /// Times on the wall as the moments at which clocks show them, other columns as they are.
  func moments(in zone: Zone?) -> Column {
    guard let zone else { return self }
    return mappingMoments { zone.moment(of: $0) }
  }

  private func mappingMoments(_ body: (Timestamp) -> Timestamp) -> Column {
    guard case .timestamp(let column) = self else { return self }
    let values = Lane.map(column.values) { body(Timestamp(microseconds: $0)).microseconds }
    return .timestamp(TimestampColumn(values, missing: column.missing)).blanked(at: column.missing)
  }
}

extension Timestamp {
  /// What the clocks on the wall show at the moment.
  func wallClock(in zone: Zone?) -> Timestamp { zone?.wallClock(at: self) ?? self }

  /// The moment at which the clocks on the wall show this.
  func moment(in zone: Zone?) -> Timestamp { zone?.moment(of: self) ?? self }
}

extension OperationCall {
  /// Whether the values of an operator depend on the zone.
  func reads(_ zone: Zone, for operation: Operation) -> Bool {
    switch operation {
    case .timestamp: true
    case .date: column.isMoments
    case .shift(let length), .lastWindow(let length), .firstWindow(let length, _):
      length.unit.months != nil && operands.contains { $0.valueType == .timestamp }
    default: false
    }
  }
}
