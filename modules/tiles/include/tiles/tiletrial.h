// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tiles/tilefetch.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSize>

class QNetworkReply;

namespace tiles {

/// Asks a server for the one tile that is the whole world, when a person wants to know whether it answers.
/// Nothing is kept. Thread: the one that made it; nothing waits.
class TileTrial : public QObject
{
    Q_OBJECT

public:
    struct Finding
    {
        std::optional<core::Error> error = std::nullopt;
        QSize size; ///< of the picture, in px
        std::chrono::milliseconds took{0};
    };

    explicit TileTrial(QObject *parent = nullptr);
    ~TileTrial() override;

    /// Ends the one that runs. @p program as in FetchSettings.
    void begin(const TileSettings &settings, const QString &program);
    void stop();
    bool isRunning() const { return m_reply != nullptr; }

signals:
    void found(const tiles::TileTrial::Finding &finding);

private:
    void finish();

    QNetworkAccessManager *m_network = nullptr;
    QNetworkReply *m_reply = nullptr;
    QElapsedTimer m_since;
    QString m_host;
};

} // namespace tiles
