namespace EasySale.Sync.Simulators.QuickBooks.Books.Schema;

/// <summary>One member of an entity or of a type, as the schema files tell of it.</summary>
internal sealed record FieldShape(
    string Name, string Type, bool IsArray, bool ReadOnly, bool RequiredOnCreate, int? MaxLength, bool PlainName, IReadOnlyCollection<string>? Values);
