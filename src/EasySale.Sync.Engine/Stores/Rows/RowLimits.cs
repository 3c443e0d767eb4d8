namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>
/// What the table service takes, checked here because its emulator is more lenient.
/// Source: Microsoft's "Understanding the Table service data model" and "Performing entity group transactions".
/// </summary>
public static class RowLimits
{
    public const int PageRows = 1000;
    public const int ChangesPerWrite = 100;
    public const int TextLength = 32_000;
    public const int BinaryLength = 64_000;
    public const int RowBytes = 1_000_000;
    public const int WriteBytes = 4_000_000;

    // A change's own headers, and the longest partition key twice: in the address and in the body.
    private const int WireHead = 2_600;

    /// <exception cref="ArgumentException">The changes cannot be written in one transaction.</exception>
    public static void Check(IReadOnlyList<RowChange> changes)
    {
        if (changes.Count is 0 or > ChangesPerWrite) throw new ArgumentException($"A write takes 1 to 100 changes, not {changes.Count}.");
        if (changes.DistinctBy(change => change.Key).Count() != changes.Count) throw new ArgumentException("A write names a row twice.");
        if (changes.Sum(WireSize) > WriteBytes) throw new ArgumentException("A write is larger than 4 MB.");
        foreach (var change in changes) Check(change);
    }

    /// <summary>Approximate size of a row in storage, bytes.</summary>
    public static int Size(RowChange change) =>
        change.Values.Sum(value => (2 * value.Key.Length) + SizeOf(value.Value)) + (2 * change.Key.Length) + 100;

    /// <summary>
    /// Size of a change in a transaction's request, bytes, rather too much than too little: the 4 MB of a write are those of
    /// its body, where bytes are base64 and text is JSON that escapes all but the plain.
    /// </summary>
    public static int WireSize(RowChange change) => WireHead + (15 * change.Key.Length) + change.Values.Sum(value => (2 * value.Key.Length) + WireSizeOf(value.Value));

    private static void Check(RowChange change)
    {
        if (change.Key.Length is 0 or > 512) throw new ArgumentException("A row key has 1 to 512 characters.");
        if (change.Kind == RowChangeKind.Replace && change.IfVersion is null) throw new ArgumentException("A replacement names its version.");
        if (Size(change) > RowBytes) throw new ArgumentException($"Row {change.Key} is larger than 1 MB.");
        foreach (var (name, value) in change.Values) Check(name, value);
    }

    private static void Check(string name, object value)
    {
        if (value is string { Length: > TextLength }) throw new ArgumentException($"Value {name} is longer than {TextLength} characters.");
        if (value is byte[] { Length: > BinaryLength }) throw new ArgumentException($"Value {name} is longer than {BinaryLength} bytes.");
        if (value is not (string or long or bool or DateTimeOffset or byte[]))
            throw new ArgumentException($"Value {name} is a {value.GetType().Name}, which rows cannot hold.");
    }

    private static int SizeOf(object value) => value switch
    {
        string text => 2 * text.Length,
        byte[] bytes => bytes.Length,
        _ => 8,
    };

    private static int WireSizeOf(object value) => value switch
    {
        string text => 2 + text.Length + (5 * text.Count(unit => !char.IsAsciiLetterOrDigit(unit) && unit is not (' ' or '-' or '_' or '.' or ',' or ':' or '/'))),
        byte[] bytes => 40 + (bytes.Length * 4 / 3),
        _ => 64,
    };
}
