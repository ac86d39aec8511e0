// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace console {

class Settings;

/// A window with one page and nothing else; remembers its size and place. Escape or Ctrl+W closes it, F11
/// fills the screen with it. GUI thread.
class DetachedWindow : public QWidget
{
    Q_OBJECT

public:
    DetachedWindow(Settings &settings, QString key, QWidget *page);

    const QString &key() const { return m_key; }
    QWidget *page() const { return m_page; }
    /// Shows another page in place of the present one, which is deleted.
    void setPage(QWidget *page);
    /// Remembers size and place.
    void leave();

signals:
    /// A person closed it; it deletes itself.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void toggleFullScreen();
    void showTitle();

    Settings &m_settings;
    QString m_key;
    QWidget *m_page = nullptr;
};

} // namespace console
