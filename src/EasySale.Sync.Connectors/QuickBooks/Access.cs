using System.Net.Http.Headers;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>A right to call, for about an hour.</summary>
/// <param name="Stored">The stored secret it is part of.</param>
/// <param name="Token">The bearer token.</param>
/// <param name="ExpiresAt">On our clock.</param>
internal sealed record Access(Secret Stored, Secret Token, DateTimeOffset ExpiresAt)
{
    public void Authorize(HttpRequestMessage message) => message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token.Reveal());
}
