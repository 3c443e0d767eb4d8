using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>
/// What an operation is, never what it says: a hash of tenant, target connection, source connection, kind, source id and
/// purpose. Whoever meets the same record for the same purpose meets the same key.
/// </summary>
public static class OperationKey
{
    private const int Bytes = 16;

    public static string Of(LinkScope scope, string sourceId, string purpose)
    {
        var text = string.Join('\n', scope.Tenant.Value, scope.Target, scope.Source, scope.Kind, sourceId, purpose);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
    }

    /// <summary>The id sent to the vendor: the key and a generation that rises only when an answer has been stored, so that every attempt at one write has one id, and the next write another.</summary>
    public static string RequestId(LinkScope scope, Link link) =>
        $"{Of(scope, link.SourceId, link.Purpose)}-{link.Generation.ToString(CultureInfo.InvariantCulture)}";
}
