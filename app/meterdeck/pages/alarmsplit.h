// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmquality.h"

#include <QWidget>

namespace console {

/// How the alarms raised were spread over the priorities, each as a bar beside the share that is recommended
/// (ISA-18.2: about 5 % critical, 15 % high, 80 % below). A share above what is recommended at the urgent end
/// wears the outline of a warning and says so. GUI thread.
class AlarmSplit : public QWidget
{
    Q_OBJECT

public:
    /// One of the three bands.
    struct Band
    {
        QString name;
        int priority = 1; ///< whose mark it wears
        int raised = 0;
        double share = 0;       ///< 0 to 1
        double recommended = 0; ///< 0 to 1
        bool isTooMuch = false; ///< more than recommended where less would be better
        friend bool operator==(const Band &, const Band &) = default;
    };

    explicit AlarmSplit(QWidget *parent = nullptr);

    void setQuality(const alarms::Quality &quality);
    const QList<Band> &bands() const { return m_bands; }
    /// What stands beside a bar.
    static QString words(const Band &band);
    static QList<Band> bandsOf(const alarms::Quality &quality, const alarms::QualityLimits &limits);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int bandHeight() const;

    QList<Band> m_bands;
};

} // namespace console
