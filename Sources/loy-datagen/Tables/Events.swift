import Values

extension Dataset {
  /// One row for each thing done in the app.
  static let events = Dataset(
    fileName: "events.csv",
    columns: ["customer_id", "date", "type"]
  ) { company in
    company.chronicle(\.events, on: \.date).map { entry in
      [entry.customer.id, entry.deed.date.description, entry.deed.type.rawValue]
    }
  }
}
