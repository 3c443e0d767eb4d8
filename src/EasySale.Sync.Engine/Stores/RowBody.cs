using System.Globalization;
using System.Text;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores;

/// <summary>
/// A document as a row's values: readable text in <c>Json</c> while it is small, else compressed in <c>Z00</c>, <c>Z01</c>, …
/// </summary>
public static class RowBody
{
    private const string Text = "Json";

    /// <summary>A document written as JSON, with columns beside it for people who look at the table.</summary>
    public static Dictionary<string, object> Of<T>(T document, params ReadOnlySpan<(string Name, object Value)> columns)
    {
        var json = StoredJson.Write(document);
        var values = json.Length <= RowLimits.TextLength
            ? new Dictionary<string, object> { [Text] = Encoding.UTF8.GetString(json) }
            : Packed(Compression.Pack(json));
        foreach (var (name, value) in columns) values[name] = value;
        return values;
    }

    public static T Read<T>(Row row) => row.Values.TryGetValue(Text, out var text)
        ? StoredJson.Read<T>(Encoding.UTF8.GetBytes((string)text))
        : StoredJson.Read<T>(Compression.Unpack(Unpacked(row)));

    /// <summary>Compressed bytes in pieces that fit a row's values.</summary>
    public static Dictionary<string, object> Packed(ReadOnlyMemory<byte> packed)
    {
        var values = new Dictionary<string, object>();
        for (var start = 0; start < packed.Length; start += RowLimits.BinaryLength)
            values[Piece(values.Count)] = packed.Slice(start, Math.Min(RowLimits.BinaryLength, packed.Length - start)).ToArray();
        return values;
    }

    public static byte[] Unpacked(Row row)
    {
        using var bytes = new MemoryStream();
        for (var index = 0; row.Values.TryGetValue(Piece(index), out var piece); index++) bytes.Write((byte[])piece);
        return bytes.ToArray();
    }

    private static string Piece(int index) => "Z" + index.ToString("D2", CultureInfo.InvariantCulture);
}
