using Azure.Core;

namespace Azure.Storage.Blobs;

public class BlobClientOptions : ClientOptions
{
    public BlobClientOptions(ServiceVersion version = ServiceVersion.V2026_10_06) => Version = version.ToString()[1..].Replace('_', '-');

    internal string Version { get; }

    public enum ServiceVersion
    {
        V2021_12_02 = 15,
        V2026_10_06 = 32,
    }
}
