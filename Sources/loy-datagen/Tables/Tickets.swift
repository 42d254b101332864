import Values

extension Dataset {
  /// One row for each request to the support team.
  static let tickets = Dataset(
    fileName: "tickets.csv",
    columns: [
      "ticket_id", "customer_id", "opened", "closed", "topic", "severity", "satisfied",
    ]
  ) { company in
    company.chronicle(\.tickets, on: \.opened).enumerated().map { index, entry in
      let ticket = entry.deed
      return [
        Key.text("T", index + 1), entry.customer.id, ticket.opened.description,
        Cell.text(ticket.closed), ticket.topic, ticket.severity.rawValue,
        Cell.yesNo(ticket.isSatisfied),
      ]
    }
  }
}
