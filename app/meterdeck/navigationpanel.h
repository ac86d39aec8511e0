// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "historian/historianwriter.h"
#include "widgets/navigationview.h"

#include <QFrame>

namespace widgets {
class Button;
class Label;
} // namespace widgets

namespace console {

/// The left edge of the window: the pages, and at the foot where the readings go and when the last ones
/// arrived there.
class NavigationPanel : public QFrame
{
    Q_OBJECT

public:
    explicit NavigationPanel(QWidget *parent = nullptr);

    widgets::NavigationView *view() const { return m_view; }
    /// "Recording to depot.db" with size and the age of the last commit.
    void setRecording(const QString &databasePath, const historian::WriterStats &stats, core::UtcTime now);
    void setNotRecording(const QString &words);

    /// 56 px with icons alone, or with names.
    void setFolded(bool folded);
    bool isFolded() const { return m_view->isFolded(); }

signals:
    /// The person wants it the other way.
    void foldToggled();
    void widthChanged(int width);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void nameFold();

    widgets::Button *m_fold = nullptr;
    QWidget *m_foot = nullptr;
    widgets::NavigationView *m_view;
    widgets::Label *m_where;
    widgets::Label *m_figures;
};

} // namespace console
