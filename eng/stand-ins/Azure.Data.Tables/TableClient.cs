using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Rest;

namespace Azure.Data.Tables;

public class TableClient
{
    private readonly TableAccount _account;

    protected TableClient() { }

    internal TableClient(TableAccount account, string name)
    {
        _account = account;
        Name = name;
    }

    public virtual string Name { get; }

    public virtual string AccountName => _account.Name;

    public virtual Uri Uri => _account.At(Name);

    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        var message = _account.Message(RequestMethod.Post, "Tables");
        Body(message, JsonSerializer.SerializeToUtf8Bytes(new { TableName = Name }));
        return Response.FromValue(new TableItem(Name), await _account.Send(message, cancellationToken, 409).ConfigureAwait(false));
    }

    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        _account.Send(_account.Message(RequestMethod.Delete, $"Tables('{Name}')"), cancellationToken, 404);

    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) where T : ITableEntity
    {
        var message = _account.Message(RequestMethod.Post, Name);
        Body(message, EntityJson.Write(entity));
        return _account.Send(message, cancellationToken);
    }

    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) where T : ITableEntity
    {
        if (ifMatch == default) throw new ArgumentException("An update names an ETag, or ETag.All.", nameof(ifMatch));
        var message = Entity(Verb(mode), entity.PartitionKey, entity.RowKey);
        message.Request.Headers.Add("If-Match", ifMatch.ToString("H"));
        Body(message, EntityJson.Write(entity));
        return _account.Send(message, cancellationToken);
    }

    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) where T : ITableEntity
    {
        var message = Entity(Verb(mode), entity.PartitionKey, entity.RowKey);
        Body(message, EntityJson.Write(entity));
        return _account.Send(message, cancellationToken);
    }

    public virtual Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        var message = Entity(RequestMethod.Delete, partitionKey, rowKey);
        message.Request.Headers.Add("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString("H"));
        return _account.Send(message, cancellationToken, 404);
    }

    public virtual Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);

    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await _account.Send(Selecting(partitionKey, rowKey, select), cancellationToken).ConfigureAwait(false);
        return Response.FromValue(Parse<T>(response), response);
    }

    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await _account.Send(Selecting(partitionKey, rowKey, select), cancellationToken, 404).ConfigureAwait(false);
        return response.Status == 404 ? new NoEntity<T>(response) : Response.FromValue(Parse<T>(response), response);
    }

    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new PagedRows<T>(_account, Name + "()", filter, maxPerPage, select, ["NextPartitionKey", "NextRowKey"], Parse<T>, cancellationToken);

    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var actions = transactionActions.ToList();
        if (actions.Count == 0) throw new InvalidOperationException("A transaction holds at least one action.");
        var changeset = new Changeset(_account, Name);
        var message = _account.Message(RequestMethod.Post, "$batch");
        message.Request.Headers.Add("Content-Type", changeset.ContentType);
        message.Request.Content = RequestContent.Create(changeset.Write(actions));
        var response = await _account.Send(message, cancellationToken).ConfigureAwait(false);
        var answers = Changeset.Read(response);
        if (answers.FirstOrDefault(answer => answer.IsError) is { } refused) throw new TableTransactionFailedException(Failure(refused));
        return Response.FromValue(answers, response);
    }

    private static RequestFailedException Failure(Response refused)
    {
        new ODataErrorParser().TryParse(refused, out var error, out _);
        return new RequestFailedException(refused.Status, error?.Message ?? refused.ReasonPhrase, error?.Code, null);
    }

    private HttpMessage Selecting(string partitionKey, string rowKey, IEnumerable<string> select)
    {
        var message = Entity(RequestMethod.Get, partitionKey, rowKey);
        if (select is not null) message.Request.Uri.AppendQuery("$select", string.Join(",", select), true);
        return message;
    }

    private HttpMessage Entity(RequestMethod verb, string partitionKey, string rowKey) =>
        _account.Message(verb, EntityPath.Of(Name, partitionKey, rowKey));

    private static RequestMethod Verb(TableUpdateMode mode) => mode == TableUpdateMode.Replace ? RequestMethod.Put : RequestMethod.Patch;

    private static void Body(HttpMessage message, byte[] json)
    {
        message.Request.Headers.Add("Content-Type", "application/json");
        message.Request.Headers.Add("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(json);
    }

    private static T Parse<T>(Response response) where T : class, ITableEntity
    {
        using var json = JsonDocument.Parse(response.Content);
        return Parse<T>(json.RootElement);
    }

    private static T Parse<T>(JsonElement json) where T : class, ITableEntity =>
        EntityJson.Read(json) as T ?? throw new NotSupportedException("The stand-in of Azure.Data.Tables serves TableEntity only.");
}
