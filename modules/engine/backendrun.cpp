// SPDX-License-Identifier: GPL-3.0-or-later
#include "backendrun.h"

#include "core/series.h"
#include "mqtt/payloadcodec.h"

using namespace Qt::StringLiterals;
using meshweb::BackendProbe;

namespace engine {

namespace {

constexpr qsizetype RowsShown = 3;
constexpr qsizetype RowsTried = 500; ///< the newest are judged; the others are like them
constexpr qsizetype LongestText = 80;
/// The topic under which profiles say what a text of the mesh means, whatever way it came.
constexpr std::string_view MeshTopic = "data";

QString shortened(const QString &text)
{
    return text.size() > LongestText ? text.left(LongestText) + u'…' : text;
}

/// "ESP8266-3: sample 41" for each reading of a row.
QString told(const core::Batch &batch, const core::SeriesTable &series)
{
    QStringList parts;
    QString device;
    for (const core::Reading &reading : batch.readings) {
        const core::Series &what = series.at(reading.series);
        device = what.device.toString();
        parts << u"%1 %2"_s.arg(QString(core::quantityName(what.quantity)),
                                reading.value ? QString::number(*reading.value) : u"—"_s);
    }
    return parts.isEmpty() ? QString() : u"%1: %2"_s.arg(device, parts.join(u", "_s));
}

} // namespace

BackendRun::BackendRun(const TrialRequest &request) : WebRun(request, {Kind::Login, Kind::Rows}) {}

void BackendRun::talk()
{
    // The login travels with the request, and is judged with its answer.
    begin(Kind::Login, 2 * m_request.answerWithin);
    m_probe = std::make_unique<BackendProbe>(m_request.settings, m_request.password, m_request.answerWithin);
    connect(m_probe.get(), &BackendProbe::read, this, &BackendRun::read);
    connect(m_probe.get(), &BackendProbe::failed, this, &BackendRun::failed);
    m_probe->start();
}

void BackendRun::read(const QList<BackendProbe::Row> &rows, qint64 unreadable)
{
    if (m_request.settings.user.isEmpty())
        end(Kind::Login, State::Passed, TrialFinding::ServerLetsAnybodyIn);
    else
        end(Kind::Login, State::Passed, TrialFinding::ServerLetsIn, {m_request.settings.user});
    begin(Kind::Rows, m_request.answerWithin);
    if (rows.isEmpty() && unreadable == 0) {
        end(Kind::Rows, State::Warned, TrialFinding::NoRows);
        conclude();
        return;
    }
    auto series = std::make_shared<core::SeriesTable>();
    mqtt::CodecSettings codecSettings;
    codecSettings.zone = m_request.settings.zone;
    codecSettings.keys = m_request.payloadKeys;
    mqtt::PayloadCodec codec(m_request.settings.id, m_request.profiles, series, codecSettings);
    QStringList shown;
    qint64 refused = 0;
    QString reason;
    QString refusedText;
    const core::SystemClock clock;
    // The newest first: they are what comes next.
    for (qsizetype at = rows.size() - 1; at >= std::max<qsizetype>(0, rows.size() - RowsTried); --at) {
        const BackendProbe::Row &row = rows.at(at);
        core::Batch batch;
        codec.decode(MeshTopic, row.data, false, {clock.now(), clock.steady()}, batch);
        if (batch.rejects.isEmpty()) {
            if (const QString line = told(batch, *series); !line.isEmpty() && shown.size() < RowsShown)
                shown << line;
            continue;
        }
        if (refused++ == 0) {
            reason = batch.rejects.first().reason;
            refusedText = QString::fromUtf8(row.data);
        }
    }
    const QString total = QString::number(rows.size() + unreadable);
    if (shown.isEmpty()) {
        const QString sample = rows.isEmpty() ? QString() : shortened(QString::fromUtf8(rows.last().data));
        fail(Kind::Rows, TrialFinding::NoRowMeansAnything, {total, sample, reason});
        return;
    }
    const QString lines = shown.join(u" · "_s);
    if (refused + unreadable > 0)
        end(Kind::Rows, State::Warned, TrialFinding::SomeRowsRead,
            {total, QString::number(refused + unreadable), lines, shortened(refusedText), reason});
    else
        end(Kind::Rows, State::Passed, TrialFinding::RowsRead, {total, lines});
    conclude();
}

void BackendRun::failed(int status, const core::Error &error)
{
    const QString words = withoutStop(error.detail);
    const QString user = m_request.settings.user;
    if (status == 401 || status == 403) {
        if (user.isEmpty())
            fail(Kind::Login, TrialFinding::ServerWantsLogin, {place()});
        else
            fail(Kind::Login, TrialFinding::ServerRefuses, {user, words});
        return;
    }
    if (status > 0) {
        end(Kind::Login, State::Skipped, TrialFinding::None);
        begin(Kind::Rows, m_request.answerWithin);
    }
    const Kind kind = status > 0 ? Kind::Rows : Kind::Login;
    const bool other = status == 404 || status == 200;
    const TrialFinding finding = other ? TrialFinding::NotMeshServer : TrialFinding::ServerFails;
    // Whoever answers in HTTP is understood, but for 400: so servers answer plain words on a port for https.
    if (status > 0 && status != 400)
        fail(kind, finding, {place(), words});
    else
        couldItBeTls(kind, [this, kind, finding, words] { fail(kind, finding, {place(), words}); });
}

void BackendRun::talkTooLong(const QString &waited)
{
    fail(m_now, TrialFinding::ServerSilent, {place(), waited});
}

void BackendRun::leave()
{
    if (!m_probe)
        return;
    m_probe->disconnect(this);
    m_probe.release()->deleteLater(); // we may be inside its signal
}

} // namespace engine
