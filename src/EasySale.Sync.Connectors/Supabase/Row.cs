using System.Text;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>A row on its way.</summary>
/// <param name="Key">Connection id and source id, as <c>connection/id</c>.</param>
/// <param name="Operation">What it is the body of.</param>
/// <param name="Position">Its place among the operations of the write.</param>
internal sealed record Row(string Key, Operation Operation, int Position)
{
    public ReadOnlyMemory<byte> Body => Operation.Body;

    /// <summary>The bodies as one JSON array between two texts.</summary>
    public static ReadOnlyMemory<byte> Array(IReadOnlyList<Row> rows, string before = "", string after = "")
    {
        using var buffer = new MemoryStream(rows.Sum(row => row.Body.Length + 1) + before.Length + after.Length + 2);
        buffer.Write(Encoding.UTF8.GetBytes(before + "["));
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0) buffer.WriteByte((byte)',');
            buffer.Write(rows[i].Body.Span);
        }

        buffer.Write(Encoding.UTF8.GetBytes("]" + after));
        return buffer.ToArray();
    }
}
