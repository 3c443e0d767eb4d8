using Azure.Core;

namespace Azure.Storage.Blobs;

public class BlobClientOptions : ClientOptions
{
    // The real client's default version is newer; this one is what every service and emulator in use understands.
    internal const string WireVersion = "2021-12-02";
}
