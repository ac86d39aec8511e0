// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "widgets/trendview.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace console {

/// A curve as a person chose it.
struct TrendCurve
{
    core::DeviceId device;
    core::Quantity quantity = core::Quantity::Voltage;
    QString channel;
    widgets::Token token = widgets::Token::S1;
    bool dashed = false;
    bool hidden = false;

    bool isSame(const TrendCurve &other) const
    {
        return device == other.device && quantity == other.quantity && channel == other.channel;
    }
    QJsonObject toJson() const;
    static std::optional<TrendCurve> fromJson(const QJsonObject &object);
};

/// Fills a trend view: history of the visible span from the engine, continued with what arrives.
///
/// A moved span is asked for after a short rest, coarse first where it was not seen before, then fine; what
/// was drawn stays until then. The newest question wins: older ones are told to end and never drawn. Live
/// values are appended each time follow() is called. GUI thread; nothing waits.
class TrendFeed : public QObject
{
    Q_OBJECT

public:
    TrendFeed(const engine::Engine &engine, widgets::TrendView &view, QObject *parent = nullptr);
    ~TrendFeed() override;

    /// Which curves are wanted; asks for their history when they are others than before.
    void setCurves(const QList<TrendCurve> &curves);
    const QList<TrendCurve> &curves() const { return m_curves; }
    /// Changes how a curve looks, not what it is.
    void setLook(int curve, const TrendCurve &look);
    /// Appends what arrived since the last call.
    void follow(core::UtcTime now);
    /// Asks for the visible span, after a short rest.
    void reload();
    /// Keeps what is drawn; the present question ends.
    void cancel();
    bool isLoading() const { return m_loading; }
    /// True once an answer is drawn and it holds points.
    bool hasData() const { return m_loaded && m_points > 1; }
    /// The oldest reading of all curves, once known.
    std::optional<core::UtcTime> first() const { return m_first; }

signals:
    void loadingChanged(bool loading);
    /// An answer is drawn; @p problem says why something is missing.
    void loaded(const QString &problem);

private:
    struct Live
    {
        core::Series series;
        core::SeriesId id = core::SeriesId::None;
        core::UtcTime last{}; ///< newest point drawn
    };

    void resolve();
    void ask(bool coarse);
    void take(const engine::HistoryAnswer &answer, core::UtcTime from, core::UtcTime to);
    widgets::TrendSeries drawn(int curve) const;
    QList<widgets::TrendGap> gaps(const engine::HistoryAnswer &answer, core::UtcTime from,
                                  core::UtcTime to) const;
    QList<widgets::TrendLimit> limits() const;
    bool isSeen(core::UtcTime from, core::UtcTime to) const;
    void setLoading(bool loading);

    const engine::Engine &m_engine;
    widgets::TrendView &m_view;
    QList<TrendCurve> m_curves;
    QList<Live> m_live;
    QTimer m_reload;
    QTimer m_consolidate;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    std::optional<core::UtcTime> m_first;
    core::UtcTime m_seenFrom{};
    core::UtcTime m_seenTo{};
    qint64 m_points = 0;
    bool m_loading = false;
    bool m_loaded = false;
};

} // namespace console
