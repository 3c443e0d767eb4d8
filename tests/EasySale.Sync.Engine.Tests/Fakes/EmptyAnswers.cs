using System.Net;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>A vendor that answers every call and says nothing.</summary>
public sealed class EmptyAnswers : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([]) });
}
