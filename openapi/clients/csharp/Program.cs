using Budget.Client;

await (args switch
{
    ["journey", var url, var key, .. var times] => Journey.WalkAsync(url, key, times),
    [var url] => FirstBallot.CastAsync(url),
    _ => FirstBallot.CastAsync("http://127.0.0.1:5080"),
});
