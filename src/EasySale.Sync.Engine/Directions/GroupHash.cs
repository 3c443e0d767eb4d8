using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Directions;

/// <summary>What a group says, short: equal for values that mean the same.</summary>
internal static class GroupHash
{
    /// <summary>Says nothing.</summary>
    public const string Empty = "";

    // 48 bits: two different values of one group of one record meet by chance once in 10^14.
    private const int Bytes = 6;

    public static string Of(FieldGroup group, CommerceRecord record)
    {
        var values = group.Fields.Select(field => FieldValues.Normal(field, record)).ToList();
        return values.TrueForAll(value => value is null) ? Empty : Hash(string.Join('\u001f', values));
    }

    /// <summary>All groups together, to tell whether a record is still what somebody saw.</summary>
    public static string Of(IEnumerable<FieldGroup> groups, CommerceRecord record) => Hash(string.Join(' ', groups.Select(group => Of(group, record))));

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
}
