// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktopnotice.h"

#ifndef Q_OS_WIN
#include "noticebus.h"
#endif

#include <QApplication>
#include <QStyle>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;
using notify::Urgency;

namespace console {

namespace {

/// The tray, with an icon that stands there while alarms are shown on this computer.
class TrayWay final : public NoticeWay
{
public:
    void begin() override
    {
        // A tray that comes later is found at the next start: Qt does not tell of it.
        if (!m_icon && QSystemTrayIcon::isSystemTrayAvailable() && QSystemTrayIcon::supportsMessages()) {
            const QIcon own = QApplication::windowIcon();
            m_icon = std::make_unique<QSystemTrayIcon>(
                own.isNull() ? QApplication::style()->standardIcon(QStyle::SP_MessageBoxInformation) : own);
            m_icon->setToolTip(u"Meterdeck"_s);
            connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &NoticeWay::clicked);
            connect(m_icon.get(), &QSystemTrayIcon::activated, this, &NoticeWay::clicked);
            m_icon->show();
        }
        emit ableChanged();
    }
    bool isAble() const override { return m_icon != nullptr; }
    void show(const notify::Letter &letter, Urgency urgency) override
    {
        m_icon->showMessage(letter.subject, letter.brief,
                            urgency == Urgency::Critical ? QSystemTrayIcon::Critical
                            : urgency == Urgency::High   ? QSystemTrayIcon::Warning
                                                         : QSystemTrayIcon::Information);
    }

private:
    std::unique_ptr<QSystemTrayIcon> m_icon;
};

DesktopNotice::Ways waysOfSystem()
{
    DesktopNotice::Ways ways;
    ways.push_back(std::make_unique<TrayWay>());
#ifndef Q_OS_WIN
    ways.push_back(std::make_unique<NoticeBus>());
#endif
    return ways;
}

} // namespace

DesktopNotice::DesktopNotice(QObject *parent) : DesktopNotice(waysOfSystem(), parent) {}

DesktopNotice::DesktopNotice(Ways ways, QObject *parent) : QObject(parent), m_ways(std::move(ways))
{
    for (const auto &way : m_ways) {
        connect(way.get(), &NoticeWay::ableChanged, this, &DesktopNotice::tell);
        connect(way.get(), &NoticeWay::clicked, this, &DesktopNotice::clicked);
    }
}

DesktopNotice::~DesktopNotice() = default;

void DesktopNotice::begin()
{
    if (std::exchange(m_begun, true))
        return;
    for (const auto &way : m_ways) {
        // One is enough.
        if (!isAble())
            way->begin();
    }
}

NoticeWay *DesktopNotice::way() const
{
    const auto able =
        std::find_if(m_ways.begin(), m_ways.end(), [](const auto &way) { return way->isAble(); });
    return able == m_ways.end() ? nullptr : able->get();
}

bool DesktopNotice::isAble() const { return way() != nullptr; }

void DesktopNotice::tell()
{
    const bool able = isAble();
    if (std::exchange(m_told, able) != able)
        emit ableChanged(able);
}

void DesktopNotice::show(const notify::Letter &letter, Urgency urgency)
{
    if (NoticeWay *able = way())
        able->show(letter, urgency);
}

} // namespace console
